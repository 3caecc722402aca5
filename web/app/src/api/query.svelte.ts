import type { AnyVariables, CombinedError, TypedDocumentNode } from '@urql/core';
import { client } from './client';

/** A request with its variables. */
export interface Request<Data, Variables extends AnyVariables> {
  query: TypedDocumentNode<Data, Variables>;
  variables: Variables;
}

/** What is known of the answer to a request that can change. */
export interface Query<Data> {
  /** The newest answer, also while another is on its way. */
  readonly data: Data | undefined;
  /** Why the newest request has no answer. */
  readonly error: CombinedError | undefined;
  readonly loading: boolean;
  /** Asks again. */
  retry(): void;
}

/**
 * Asks, and asks anew whenever what the request is made of changes; no request while it is undefined. Only the answer to the newest
 * request counts. To be called while a component is set up.
 */
export function createQuery<Data, Variables extends AnyVariables>(request: () => Request<Data, Variables> | undefined): Query<Data> {
  let data = $state.raw<Data>();
  let error = $state.raw<CombinedError>();
  let loading = $state(true);
  let attempt = $state(0);

  $effect(() => {
    const wanted = request();
    const policy = attempt > 0 ? 'network-only' : 'cache-first';
    loading = wanted !== undefined;
    if (!wanted) {
      data = error = undefined;
      return;
    }
    let isNewest = true;
    void client
      .query(wanted.query, wanted.variables, { requestPolicy: policy })
      .toPromise()
      .then((answer) => {
        if (!isNewest) return;
        if (answer.data !== undefined && answer.data !== null) data = answer.data;
        error = answer.error;
        loading = false;
      });
    return () => (isNewest = false);
  });

  return {
    get data() {
      return data;
    },
    get error() {
      return error;
    },
    get loading() {
      return loading;
    },
    retry: () => attempt++,
  };
}
