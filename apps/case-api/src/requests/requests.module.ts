import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module';
import { IncidentsModule } from '../incidents/incidents.module';
import { CaseListService } from './caseList.service';
import { CasePageService } from './casePage.service';
import { OpenCasesController } from './openCaseImport.controller';
import { RequestActsService } from './requestActs.service';
import { RequestsController } from './requests.controller';
import { UnsealingService } from './unsealing.service';

@Module({
  imports: [FilesModule, IncidentsModule],
  controllers: [RequestsController, OpenCasesController],
  providers: [CaseListService, CasePageService, RequestActsService, UnsealingService],
})
export class RequestsModule {}
