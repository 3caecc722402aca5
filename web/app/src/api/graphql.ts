import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './schema';

/** Parses a query, and gives it the types that schema.graphqls has for its variables and its data. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { Date: string; Long: number; JSON: unknown };
}>();

export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada';

/** The values of an enum of the schema: Code<'ServiceCode'>. */
export type Code<Name extends Parameters<typeof graphql.scalar>[0]> = ReturnType<typeof graphql.scalar<Name>>;
/** Which incidents. The same names are the parameters of an address. */
export type IncidentFilter = Code<'IncidentFilter'>;
