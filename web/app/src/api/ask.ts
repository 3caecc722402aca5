import { graphql, type ResultOf } from './graphql';

/** The answer to a question in words. */
export const askQuery = graphql(`
  query Ask($question: String!, $first: Int = 20) {
    ask(question: $question, first: $first) {
      language
      answered
      answer
      understood { words meaning without }
      ignored
      corrections { written read }
      query
      variables
      filter
      rows {
        incident { id title occurred { from until } }
        value
        match
        evidence { quote report { file } }
        sources { url title }
      }
      total
      table { columns { name numeric } rows { cells filter } }
      coverage { matching answerable silent }
      suggestions
    }
  }
`);
export type Answer = ResultOf<typeof askQuery>['ask'];
