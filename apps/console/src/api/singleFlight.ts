import { useRef } from 'react';

/** Lets one command of a form be under way at a time: the second click of a double click comes before anything is redrawn. */
export function useSingleFlight(): <Given>(mutate: (given: Given, done: () => void) => void) => (given: Given) => void {
  const busy = useRef(false);
  return (mutate) => (given) => {
    if (busy.current) return;
    busy.current = true;
    mutate(given, () => {
      busy.current = false;
    });
  };
}
