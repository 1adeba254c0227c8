import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module';
import { LettersController } from './letters.controller';

@Module({ imports: [FilesModule], controllers: [LettersController] })
export class LettersModule {}
