import { Module } from '@nestjs/common';
import { ChallengeWindowsService } from './challengeWindows.service';
import { ProceedingPageService } from './proceedingPage.service';
import { ProceedingsController } from './proceedings.controller';

@Module({ controllers: [ProceedingsController], providers: [ProceedingPageService, ChallengeWindowsService] })
export class ProceedingsModule {}
