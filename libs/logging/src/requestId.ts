import { AsyncLocalStorage } from 'node:async_hooks';

const REQUEST = new AsyncLocalStorage<string>();

/** Does something, and what it leads to, for a request: every record made meanwhile carries its id. */
export function duringRequest(id: string, work: () => void): void {
  REQUEST.run(id, work);
}

/** What a record says of the request it is made for; nothing outside of one. */
export function requestOfRecord(): { readonly requestId?: string } {
  const requestId = REQUEST.getStore();
  return requestId === undefined ? {} : { requestId };
}
