import { Global, Module } from '@nestjs/common';
import { Database } from '@muster/persistence';
import { Directories } from './directories.js';
import { DirectoryProjection } from './directory-projection.js';

/** Gives a service `Directories` and `DirectoryProjection`. Needs `PersistenceModule` and the migration `DirectorySchema1700000000100`. */
@Global()
@Module({
  providers: [
    {
      provide: Directories,
      inject: [Database],
      useFactory: (database: Database) => new Directories(database),
    },
    DirectoryProjection,
  ],
  exports: [Directories, DirectoryProjection],
})
export class DirectoryModule {}
