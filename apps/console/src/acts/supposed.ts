import { fieldsOf, type TypedAct } from './actInput';

/** An act as what-if takes it: a text that was not typed yet does not matter to the dates, and is filled in. */
export function supposedAct(act: TypedAct): TypedAct {
  const fields = fieldsOf(act.type).flatMap(([name, { kind, optional }]): [string, unknown][] => {
    if (act[name] !== undefined || optional) return [];
    if (kind === 'text') return [[name, SUPPOSED]];
    if (kind === 'texts') return [[name, [SUPPOSED]]];
    return kind === 'contents' ? [[name, { supposed: SUPPOSED }]] : [];
  });
  return { ...act, ...Object.fromEntries(fields) };
}

const SUPPOSED = '—';
