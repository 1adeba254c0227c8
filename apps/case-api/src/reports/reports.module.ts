import { Module } from '@nestjs/common';
import { CellsService } from './cells.service';
import { ReportsController } from './reports.controller';
import { ReportsService } from './reports.service';

@Module({ controllers: [ReportsController], providers: [ReportsService, CellsService] })
export class ReportsModule {}
