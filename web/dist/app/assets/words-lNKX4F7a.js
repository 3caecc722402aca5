import{c as e,n as t,o as n,r,s as i}from"./language.svelte-DFhH8s3z.js";import{m as a,n as o}from"./filter-DvU0IKmF.js";import{s}from"./index-BmrGibfo.js";var c=a(`
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
`),l=a(`
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
`),u=a(`
  query Places($filter: IncidentFilter, $everywhere: IncidentFilter) {
    map: count(filter: $everywhere, by: [COUNTRY]) { buckets { keys count } }
    countries: count(filter: $filter, by: [COUNTRY]) { buckets { keys count } coverage { matching answerable silent } }
    regions: count(filter: $filter, by: [REGION]) { buckets { keys count } }
  }
`),d={disrupted:`ServiceCode`,disruptedAll:`ServiceCode`,atRisk:`ServiceCode`,unaffected:`ServiceCode`,restored:`ServiceCode`,sectors:`Sector`,partnerKinds:`PartnerKind`,partnerRoles:`PartnerRole`,attackTypes:`AttackType`,dataImpact:`DataImpact`,electionKinds:`ElectionKind`,electionStatus:`ElectionStatus`,notStated:`Undisclosed`,review:`ReviewState`,match:`Match`};function f(e,n){let i=d[e];return i?t(i,n):e===`countries`?r(n):n.replace(/^\w+:/,``)}function p(t){let r=o.flatMap(e=>m(t,e));for(let i of[`and`,`or`]){let a=t[i]?.map(g).filter(e=>e!==``);a?.length&&r.push({phrase:e(`filter.${i}`),value:n(a,i===`or`?`disjunction`:`conjunction`),without:{...t,[i]:void 0}})}return t.not&&g(t.not)&&r.push({phrase:e(`filter.not`),value:g(t.not),without:{...t,not:void 0}}),r}function m(t,n){let r=t[n];if(r==null)return[];let i=e(`filter.${n}`),a={...t,[n]:void 0};return Array.isArray(r)?r.map((a,o)=>({phrase:o===0?i:e(n===`disruptedAll`?`and`:`or`),value:f(n,a),without:{...t,[n]:r.length>1?r.filter(e=>e!==a):void 0}})):typeof r==`object`?[{phrase:i,value:h(r.from,r.to),without:a}]:typeof r==`boolean`?[{phrase:i,value:e(r?`yes`:`no`),without:a}]:[{phrase:i,value:n===`match`?e(`match.${r}`):String(r),without:a}]}function h(t,n){let r=e=>typeof e==`number`?i(e):s(e);return t==null?e(`filter.until`,{to:r(n??``)}):n==null?e(`filter.since`,{from:r(t)}):t===n?r(t):e(`filter.between`,{from:r(t),to:r(n)})}function g(e){return p(e).map(({phrase:e,value:t})=>`${e} ${t}`).join(` `)}export{c as a,l as i,f as n,u as o,p as r,g as t};