import type { RequestAct, RequestActName } from '../actFields';
import type { DecisionContext } from '../context';
import type { RequestEvent } from '../events';
import type { KnownRequest } from '../state';

/** How each act on an existing request is decided, once its guards have let it through. */
export type Deciders = {
  readonly [A in RequestActName]: (
    act: RequestAct<A>,
    state: KnownRequest,
    context: DecisionContext,
  ) => readonly RequestEvent[];
};
