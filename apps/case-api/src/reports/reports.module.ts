import { Module } from '@nestjs/common';
import { CellsService } from './cells.service';
import { ConsolidationController } from './consolidation.controller';
import { ConsolidationService } from './consolidation.service';
import { NarrativeService } from './narrative.service';
import { RecordedReportsController } from './recordedReports.controller';
import { ReportsController } from './reports.controller';
import { ReportsService } from './reports.service';
import { SignedVersionsService } from './signedVersions.service';
import { VersionsController } from './versions.controller';
import { VersionsService } from './versions.service';

@Module({
  controllers: [ReportsController, VersionsController, RecordedReportsController, ConsolidationController],
  providers: [
    ReportsService,
    CellsService,
    NarrativeService,
    SignedVersionsService,
    VersionsService,
    ConsolidationService,
  ],
})
export class ReportsModule {}
