import { Module } from '@nestjs/common';
import { FilesController } from './files.controller';
import { FilesService } from './files.service';
import { UnclaimedFilesService } from './unclaimedFiles.service';

@Module({ controllers: [FilesController], providers: [FilesService, UnclaimedFilesService], exports: [FilesService] })
export class FilesModule {}
