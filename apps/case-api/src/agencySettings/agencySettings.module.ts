import { Module } from '@nestjs/common';
import { AgencySettingsController } from './agencySettings.controller';

@Module({ controllers: [AgencySettingsController] })
export class AgencySettingsModule {}
