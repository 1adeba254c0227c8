import { Global, Module } from '@nestjs/common';
import { FreshnessService } from './freshness';
import { SystemController } from './system.controller';

@Global()
@Module({ controllers: [SystemController], providers: [FreshnessService], exports: [FreshnessService] })
export class SystemModule {}
