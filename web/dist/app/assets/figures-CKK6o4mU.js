import{x as e}from"./index-FfflU9mH.js";var t=e(`
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
`),n=e(`
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
`),r=e(`
  query Places($filter: IncidentFilter, $everywhere: IncidentFilter) {
    map: count(filter: $everywhere, by: [COUNTRY]) { buckets { keys count } }
    countries: count(filter: $filter, by: [COUNTRY]) { buckets { keys count } coverage { matching answerable silent } }
    regions: count(filter: $filter, by: [REGION]) { buckets { keys count } }
  }
`);export{t as n,r,n as t};