import { Module } from '@nestjs/common';
import { ProceedingPageService } from './proceedingPage.service';
import { ProceedingsController } from './proceedings.controller';

@Module({ controllers: [ProceedingsController], providers: [ProceedingPageService] })
export class ProceedingsModule {}
