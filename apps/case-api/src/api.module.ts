import { Module, type DynamicModule } from '@nestjs/common';
import { AgencySettingsModule } from './agencySettings/agencySettings.module';
import { ApplicantsModule } from './applicants/applicants.module';
import { AuditModule } from './audit/audit.module';
import { CalendarsModule } from './calendars/calendars.module';
import { FilesModule } from './files/files.module';
import { LettersModule } from './letters/letters.module';
import { IncidentsModule } from './incidents/incidents.module';
import { PersonsModule } from './persons/persons.module';
import { ProceedingsModule } from './proceedings/proceedings.module';
import { PublicationsModule } from './publications/publications.module';
import { RecordCorrectionsModule } from './recordCorrections/recordCorrections.module';
import { ReportsModule } from './reports/reports.module';
import { RequestsModule } from './requests/requests.module';
import { SessionModule } from './session/session.module';
import { SuggestionsModule } from './suggestions/suggestions.module';
import { SystemModule } from './system/system.module';

/** The whole interface: one module per feature. */
@Module({})
export class ApiModule {
  static over(parts: DynamicModule): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        parts,
        SystemModule,
        SessionModule,
        FilesModule,
        RequestsModule,
        SuggestionsModule,
        LettersModule,
        ProceedingsModule,
        RecordCorrectionsModule,
        PublicationsModule,
        ReportsModule,
        PersonsModule,
        AuditModule,
        CalendarsModule,
        AgencySettingsModule,
        IncidentsModule,
        ApplicantsModule,
      ],
    };
  }
}
