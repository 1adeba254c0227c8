import { AsyncLocalStorage } from 'node:async_hooks';

const REQUEST = new AsyncLocalStorage<string>();

/** Runs work for a request; every record that the work makes, even later, has the request's id. */
export function duringRequest(id: string, work: () => void): void {
  REQUEST.run(id, work);
}

/** The request's id for a record; empty outside a request. */
export function requestOfRecord(): { readonly requestId?: string } {
  const requestId = REQUEST.getStore();
  return requestId === undefined ? {} : { requestId };
}
