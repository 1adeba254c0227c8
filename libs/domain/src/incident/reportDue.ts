import type { ReportEvent } from '../report/report';
import { changing, ending, isOpen, opened, type Incident, type Placed } from './incident';

/** Folds a report's events: a cut that asks for the report opens the incident of its year, and publishing closes it (条例 第四十九条). */
export function evolveReportDue(
  before: readonly Incident<'reportDue'>[],
  event: Placed<ReportEvent>,
): readonly Incident<'reportDue'>[] {
  switch (event.type) {
    case 'ReportCut': {
      const { year, dueOn, article, asked } = event.data;
      if (!asked || before.some(isOpen)) return before;
      return [...before, opened('reportDue', event, { year, dueOn, article })];
    }
    case 'ReportPublished':
      return changing(before, (incident) => (isOpen(incident) ? ending('published', event) : undefined));
    default:
      return before;
  }
}
