import { Module } from '@nestjs/common';
import { CellsService } from './cells.service';
import { NarrativeService } from './narrative.service';
import { RecordedReportsController } from './recordedReports.controller';
import { ReportsController } from './reports.controller';
import { ReportsService } from './reports.service';
import { SignedVersionsService } from './signedVersions.service';
import { VersionsController } from './versions.controller';
import { VersionsService } from './versions.service';

@Module({
  controllers: [ReportsController, VersionsController, RecordedReportsController],
  providers: [ReportsService, CellsService, NarrativeService, SignedVersionsService, VersionsService],
})
export class ReportsModule {}
