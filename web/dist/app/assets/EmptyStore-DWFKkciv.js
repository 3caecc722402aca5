import{I as e,L as t,Q as n,Y as r,dt as i,et as a,ft as o,l as s,lt as c,tt as l,ut as u,z as d}from"./language.svelte-LEHaKFrB.js";import{S as f}from"./index-DHLvMDuv.js";var p=f(`
  query Overview($votes: IncidentFilter = { electionStatus: [DISRUPTED, AT_RISK, UNAFFECTED] }) {
    years: count(by: [YEAR]) {
      total
      buckets { keys count }
      coverage { matching answerable silent dataset { from until } }
    }
    services: count(by: [SERVICE]) { buckets { keys count } coverage { matching answerable silent } }
    countries: count(by: [COUNTRY]) { buckets { keys count } coverage { matching answerable silent } }
    elections: count(by: [ELECTION_STATUS]) { buckets { keys count } coverage { matching answerable silent } }
    votes: count(filter: $votes) { total }
  }
`),m=f(`
  query Facets(
    $filter: IncidentFilter
    $disrupted: IncidentFilter
    $electionStatus: IncidentFilter
    $countries: IncidentFilter
    $occurred: IncidentFilter
    $sectors: IncidentFilter
    $attackTypes: IncidentFilter
    $dataImpact: IncidentFilter
    $partnerKinds: IncidentFilter
  ) {
    all: count(filter: $filter) { total coverage { dataset { incidents } } }
    disrupted: count(filter: $disrupted, by: [SERVICE]) { buckets { keys count } coverage { matching answerable } }
    electionStatus: count(filter: $electionStatus, by: [ELECTION_STATUS]) { buckets { keys count } coverage { matching answerable } }
    countries: count(filter: $countries, by: [COUNTRY]) { buckets { keys count } coverage { matching answerable } }
    occurred: count(filter: $occurred, by: [YEAR]) { buckets { keys count } coverage { matching answerable } }
    sectors: count(filter: $sectors, by: [SECTOR]) { buckets { keys count } coverage { matching answerable } }
    attackTypes: count(filter: $attackTypes, by: [ATTACK_TYPE]) { buckets { keys count } coverage { matching answerable } }
    dataImpact: count(filter: $dataImpact, by: [DATA_IMPACT]) { buckets { keys count } coverage { matching answerable } }
    partnerKinds: count(filter: $partnerKinds, by: [PARTNER_KIND]) { buckets { keys count } coverage { matching answerable } }
  }
`),h=f(`
  query Places($filter: IncidentFilter, $everywhere: IncidentFilter) {
    map: count(filter: $everywhere, by: [COUNTRY]) { buckets { keys count } }
    countries: count(filter: $filter, by: [COUNTRY]) { buckets { keys count } coverage { matching answerable silent } }
    regions: count(filter: $filter, by: [REGION]) { buckets { keys count } }
  }
`),g=d(`<div role="status" class="svelte-2vg81i"><p><strong> </strong></p> <p> <code>incidentgraph load reports/</code></p></div>`);function _(d,f){u(f,!0);var p=g(),m=n(p),h=n(m),_=a(h,!0);o(m);var v=l(m,2),y=n(v);i(),o(v),o(p),r((t,n)=>{e(_,t),e(y,`${n??``} `)},[()=>s(`emptyStore`),()=>s(`emptyStore.fill`)]),t(d,p),c()}export{h as i,m as n,p as r,_ as t};