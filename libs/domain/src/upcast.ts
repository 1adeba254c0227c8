import type { StoredEvent } from './event';

/** Lifts the data of an event from schema n to n + 1. */
export type Upcaster = (data: never) => unknown;

/**
 * Every upcaster by event type and the schema it lifts from. Empty while no shape has changed; a new shape adds a line
 * here, a fixture, and a test, and decide/evolve keep knowing the newest shape only.
 */
export const UPCASTERS: Readonly<Record<string, Readonly<Record<number, Upcaster>>>> = {};

/** Lifts a stored event to the newest shape of its type. */
export function upcast<E extends StoredEvent>(event: E, upcasters: typeof UPCASTERS = UPCASTERS): E {
  let { schema, data } = event;
  for (let lift = upcasters[event.type]?.[schema]; lift; lift = upcasters[event.type]?.[schema]) {
    data = lift(data as never);
    schema += 1;
  }
  return schema === event.schema ? event : { ...event, schema, data };
}
