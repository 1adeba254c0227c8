import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module';
import { RecordCorrectionPageService } from './recordCorrectionPage.service';
import { RecordCorrectionsController } from './recordCorrections.controller';

@Module({
  imports: [FilesModule],
  controllers: [RecordCorrectionsController],
  providers: [RecordCorrectionPageService],
})
export class RecordCorrectionsModule {}
