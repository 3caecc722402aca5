package main

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

// field is what is compared of two documents, as a set of values.
type field struct {
	name   string
	values func(i *graph.Incident) []string
}

// fields are what the quality of extraction is judged by. OTHER is left out: it says that no code fits.
var fields = []field{
	{"services disrupted", services(graph.Disrupted, graph.Restored)},
	{"services at risk", services(graph.AtRisk)},
	{"services unaffected", services(graph.Unaffected)},
	{"services restored", services(graph.Restored)},
	{"services restored, dated", func(i *graph.Incident) (values []string) {
		for _, s := range i.Services {
			if s.Status == graph.Restored && s.Until != "" {
				values = append(values, string(s.Code)+" "+string(s.Until))
			}
		}
		return values
	}},
	{"partners, kind", func(i *graph.Incident) (values []string) {
		for _, p := range i.Partners {
			values = append(values, string(p.Kind))
		}
		return values
	}},
	{"partners, kind and role", func(i *graph.Incident) (values []string) {
		for _, p := range i.Partners {
			if p.Kind != other {
				values = append(values, string(p.Kind)+" "+string(p.Role))
			}
		}
		return values
	}},
	{"actors", func(i *graph.Incident) (values []string) {
		for _, a := range i.Actors {
			values = append(values, graph.Slug(a.Name))
		}
		return values
	}},
	{"attack types", func(i *graph.Incident) []string { return texts(i.AttackTypes) }},
	{"actions", func(i *graph.Incident) (values []string) {
		for _, a := range i.Actions {
			values = append(values, string(a.Code))
		}
		return values
	}},
	{"events, date", func(i *graph.Incident) (values []string) {
		for _, e := range i.Events {
			values = append(values, string(e.On))
		}
		return values
	}},
	{"events, date and kind", func(i *graph.Incident) (values []string) {
		for _, e := range i.Events {
			if e.On != "" && e.Kind != other {
				values = append(values, string(e.On)+" "+string(e.Kind))
			}
		}
		return values
	}},
	{"first day", func(i *graph.Incident) []string {
		if i.Occurred.Precision() != graph.Day {
			return nil
		}
		return []string{string(i.Occurred.From)}
	}},
	{"data impact", func(i *graph.Incident) []string { return []string{string(orNotStated(i.DataImpact))} }},
	{"ransom demanded", func(i *graph.Incident) []string {
		if i.Ransom == nil || i.Ransom.Demanded == nil || !*i.Ransom.Demanded {
			return nil
		}
		return []string{"true"}
	}},
	{"country", func(i *graph.Incident) []string {
		if i.Place == nil {
			return nil
		}
		return []string{i.Place.Country}
	}},
	{"sector", func(i *graph.Incident) []string {
		if len(i.Victims) == 0 {
			return nil
		}
		return []string{string(i.Victims[0].Sector)}
	}},
}

const other = "OTHER"

func services(statuses ...graph.ServiceStatus) func(*graph.Incident) []string {
	return func(i *graph.Incident) (values []string) {
		for _, s := range i.Services {
			if slices.Contains(statuses, s.Status) {
				values = append(values, string(s.Code))
			}
		}
		return values
	}
}

func texts[T ~string](codes []T) []string {
	values := make([]string, len(codes))
	for n, code := range codes {
		values[n] = string(code)
	}
	return values
}

func orNotStated(d graph.DataImpact) graph.DataImpact {
	if d == "" {
		return graph.DataNotStated
	}
	return d
}

// set returns the values of a field, each once, without the empty one and OTHER.
func (f field) set(i *graph.Incident) []string {
	values := slices.DeleteFunc(f.values(i), func(v string) bool { return v == "" || v == other })
	slices.Sort(values)
	return slices.Compact(values)
}
