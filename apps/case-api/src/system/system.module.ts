import { Global, Logger, Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { FreshnessService } from './freshness';
import { SystemController } from './system.controller';

@Global()
@Module({
  imports: [TerminusModule.forRoot({ logger: Logger })],
  controllers: [SystemController],
  providers: [FreshnessService],
  exports: [FreshnessService],
})
export class SystemModule {}
