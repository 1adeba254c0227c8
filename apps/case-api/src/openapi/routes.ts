import * as agencySettings from '../agencySettings/agencySettings.routes';
import * as applicants from '../applicants/applicants.routes';
import * as audit from '../audit/audit.routes';
import * as calendars from '../calendars/calendars.routes';
import * as files from '../files/files.routes';
import type { RouteSpec } from '../http/route';
import * as letters from '../letters/letters.routes';
import * as incidents from '../incidents/incidents.routes';
import * as persons from '../persons/persons.routes';
import * as proceedings from '../proceedings/proceedings.routes';
import * as publications from '../publications/publications.routes';
import * as recordCorrections from '../recordCorrections/recordCorrections.routes';
import * as reports from '../reports/reports.routes';
import * as consolidation from '../reports/consolidation.routes';
import * as recordedReports from '../reports/recordedReports.routes';
import * as versions from '../reports/versions.routes';
import * as openCases from '../requests/openCaseImport.routes';
import * as requests from '../requests/requests.routes';
import * as session from '../session/session.routes';
import * as suggestions from '../suggestions/suggestions.routes';
import * as system from '../system/system.routes';

/** Every route of the interface, as the document lists them. */
export const ROUTES: readonly RouteSpec[] = [
  session,
  requests,
  openCases,
  suggestions,
  letters,
  files,
  proceedings,
  recordCorrections,
  publications,
  reports,
  versions,
  recordedReports,
  consolidation,
  persons,
  audit,
  calendars,
  agencySettings,
  incidents,
  applicants,
  system,
].flatMap((feature) => Object.values<unknown>(feature).filter(isRoute));

function isRoute(value: unknown): value is RouteSpec {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'tag' in value;
}
