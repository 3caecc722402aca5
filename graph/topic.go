package graph

// Topic is what incidents can be silent about: each [Dimension], each [Measure], and some more.
type Topic string

// The topics that are no dimension or measure.
const (
	ServiceStatusTopic  Topic = "SERVICE_STATUS" // of any service, be it that it kept running
	RansomDemandedTopic Topic = "RANSOM_DEMANDED"
)

// Topics holds all topics.
var Topics = allTopics()

func allTopics() []Topic {
	var all []Topic
	for _, d := range Dimensions {
		all = append(all, Topic(d))
	}
	for _, m := range Measures {
		all = append(all, Topic(m))
	}
	return append(all, ServiceStatusTopic, RansomDemandedTopic)
}

// Told returns the condition that an incident says something of all topics. A data impact of NOT_STATED says nothing.
// It is [ErrInvalid] for an unknown topic.
func Told(topics []Topic) (Predicate, error) {
	parts := AllOf{}
	for _, t := range topics {
		axis, err := t.axis()
		if err != nil {
			return nil, err
		}
		axis.Name = "" // that there is one, not how it is written
		parts = append(parts, Valued{axis})
		if t == Topic(ByDataImpact) {
			parts = append(parts, Not{Holds{DataImpactField, []string{string(DataNotStated)}}})
		}
	}
	return parts, nil
}

// axis returns where what an incident says of t is.
func (t Topic) axis() (Axis, error) {
	switch t {
	case ServiceStatusTopic:
		return Axis{Relation: Services, Field: "status"}, nil
	case RansomDemandedTopic:
		return Axis{Field: string(RansomDemandedField)}, nil
	}
	if span, err := Measure(t).Span(); err == nil {
		return Axis{Relation: span.Relation, Field: span.Days}, nil
	}
	axis, err := Dimension(t).Axis()
	if err != nil {
		return axis, Invalid("%s", unknown("of", string(t), texts(Topics)))
	}
	return axis, nil
}
