import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { AgencySettingsModule } from './agencySettings/agencySettings.module';
import { ApplicantsModule } from './applicants/applicants.module';
import { AuditModule } from './audit/audit.module';
import { Backend } from './backend';
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

@Module({})
class BackendModule implements OnApplicationShutdown {
  constructor(@Inject(Backend) private readonly backend: Backend) {}

  static over(backend: Backend): DynamicModule {
    const provider = { provide: Backend, useValue: backend };
    return { module: BackendModule, global: true, providers: [provider], exports: [Backend] };
  }

  // After the HTTP server has answered what was in flight.
  async onApplicationShutdown(): Promise<void> {
    await this.backend.close();
  }
}

/** The whole interface: one module per feature. */
@Module({})
export class ApiModule {
  static over(backend: Backend): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        BackendModule.over(backend),
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
