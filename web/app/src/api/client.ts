import { cacheExchange, Client, fetchExchange } from '@urql/core';

/** The API of the server that the dashboard came from. */
export const client = new Client({
  url: '/graphql',
  exchanges: [cacheExchange, fetchExchange],
  preferGetMethod: false,
});
