import {
  NARRATIVE_PARTS,
  defaultNarrative,
  fillNarrative,
  typedFigures,
  type FilledText,
  type NarrativeFigures,
  type NarrativePart,
  type TypedFigure,
} from './narrative';

/** The newest written text of each part. */
export type NarrativeTexts = ReadonlyMap<string, { readonly revision: number; readonly text: string }>;

/** A written part of a report for the people who write it; revision 0 is the draft from the facts. */
export interface NarrativePartShown {
  readonly part: NarrativePart;
  readonly revision: number;
  readonly text: string;
  readonly filled: string;
  readonly broken: FilledText['broken'];
  readonly typed: readonly TypedFigure[];
}

/** Every written part: its newest text or a draft from the facts, filled, with broken references and typed figures. */
export function narrativeParts(
  agency: string,
  figures: NarrativeFigures,
  texts: NarrativeTexts,
): readonly NarrativePartShown[] {
  const drafts = defaultNarrative(agency, figures);
  return NARRATIVE_PARTS.map((part) => {
    const { revision, text } = texts.get(part) ?? { revision: 0, text: drafts[part] };
    const { text: filled, broken } = fillNarrative(text, figures);
    return { part, revision, text, filled, broken, typed: typedFigures(text, figures) };
  });
}
