import{c as e,l as t,n,r,s as i}from"./language.svelte-LEHaKFrB.js";import{s as a,t as o}from"./dates-CoBR4iTi.js";import{S as s}from"./index-DHLvMDuv.js";var c=s(`
  fragment IncidentRow on Incident @_unmask {
    id
    title
    victims { name sector }
    place { country region locality }
    occurred { from until }
    attackTypes
    services { status service { code } }
    elections { status election { name heldOn } }
    actors { name role }
    dataImpact
  }
`),l=s(`
    fragment IncidentPage on IncidentConnection @_unmask {
      edges { match node { ...IncidentRow } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  `,[c]),u=s(`
    query Incidents($filter: IncidentFilter, $order: Order = NEWEST, $first: Int = 100, $after: String) {
      incidents(filter: $filter, orderBy: $order, first: $first, after: $after) { ...IncidentPage }
    }
  `,[l]),d=s(`
    query IncidentsOf($id: ID!, $filter: IncidentFilter, $order: Order = NEWEST, $first: Int = 100, $after: String) {
      node(id: $id) {
        ... on Victim { incidents(filter: $filter, orderBy: $order, first: $first, after: $after) { ...IncidentPage } }
        ... on Service { incidents(filter: $filter, orderBy: $order, first: $first, after: $after) { ...IncidentPage } }
        ... on Partner { incidents(filter: $filter, orderBy: $order, first: $first, after: $after) { ...IncidentPage } }
        ... on Actor { incidents(filter: $filter, orderBy: $order, first: $first, after: $after) { ...IncidentPage } }
        ... on Election { incidents(filter: $filter, orderBy: $order, first: $first, after: $after) { ...IncidentPage } }
        ... on Place { incidents(filter: $filter, orderBy: $order, first: $first, after: $after) { ...IncidentPage } }
      }
    }
  `,[l]),f=s(`
    query Search($text: String!, $filter: IncidentFilter, $first: Int = 100, $after: String) {
      search(text: $text, filter: $filter, first: $first, after: $after) {
        edges {
          match
          highlights { field parts { text hit } }
          node { ...IncidentRow }
        }
        corrections { from to }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }
  `,[c]),p=s(`
  query Incident($id: ID!) {
    incident(id: $id) {
      id
      title
      summary
      victims { name sector role victim { id } evidence { quote report { file } } }
      place { id country region locality }
      occurred { from until }
      attackTypes
      services { id service { code } status extent from until fallback note evidence { quote report { file } } }
      partners { id name kind role partner { id } evidence { quote report { file } } }
      actors { id name role actor { id } evidence { quote report { file } } }
      elections { id status daysBefore note election { id name heldOn } evidence { quote report { file } } }
      notStated
      dataImpact
      sources { url title publishedOn }
    }
  }
`),m={disrupted:`ServiceCode`,disruptedAll:`ServiceCode`,atRisk:`ServiceCode`,unaffected:`ServiceCode`,restored:`ServiceCode`,sectors:`Sector`,partnerKinds:`PartnerKind`,partnerRoles:`PartnerRole`,attackTypes:`AttackType`,dataImpact:`DataImpact`,electionKinds:`ElectionKind`,electionStatus:`ElectionStatus`,notStated:`Undisclosed`,review:`ReviewState`,match:`Match`};function h(e,t){let i=m[e];return i?n(i,t):e===`countries`?r(t):t.replace(/^\w+:/,``)}function g(e){let n=a.flatMap(t=>_(e,t));for(let r of[`and`,`or`]){let a=e[r]?.map(y).filter(e=>e!==``);a?.length&&n.push({phrase:t(`filter.${r}`),value:i(a,r===`or`?`disjunction`:`conjunction`),without:{...e,[r]:void 0}})}return e.not&&y(e.not)&&n.push({phrase:t(`filter.not`),value:y(e.not),without:{...e,not:void 0}}),n}function _(e,n){let r=e[n];if(r==null)return[];let i=t(`filter.${n}`),a={...e,[n]:void 0};return Array.isArray(r)?r.map((a,o)=>({phrase:o===0?i:t(n===`disruptedAll`?`and`:`or`),value:h(n,a),without:{...e,[n]:r.length>1?r.filter(e=>e!==a):void 0}})):typeof r==`object`?[{phrase:i,value:v(r.from,r.to),without:a}]:typeof r==`boolean`?[{phrase:i,value:t(r?`yes`:`no`),without:a}]:[{phrase:i,value:n===`match`?t(`match.${r}`):String(r),without:a}]}function v(n,r){let i=t=>typeof t==`number`?e(t):o(t);return n==null?t(`filter.until`,{to:i(r??``)}):r==null?t(`filter.since`,{from:i(n)}):n===r?i(n):t(`filter.between`,{from:i(n),to:i(r)})}function y(e){return g(e).map(({phrase:e,value:t})=>`${e} ${t}`).join(` `)}export{d as a,p as i,h as n,u as o,g as r,f as s,y as t};