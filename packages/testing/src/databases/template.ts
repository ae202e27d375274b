import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migratePostgres, migrateSqlite } from '@latchkey/schema/migrate'
import type { TestProject } from 'vitest/node'
import type { TestDatabaseKind } from './kinds.ts'
import { startPostgres } from './postgres-server.ts'

/** Where drizzle-kit's files are. */
export const migrations = fileURLToPath(new URL('../../../schema/migrations', import.meta.url))

/** Makes the migrated template of a project's database once; every suite copies it. */
export default async function setUp(project: TestProject) {
  const kind = project.config.provide.databaseKind as TestDatabaseKind
  const folder = await mkdtemp(join(tmpdir(), `latchkey-${kind}-`))
  // PostgreSQL may run as a user of its own, who has to get in.
  await chmod(folder, 0o755)
  const stop = await makers[kind](folder, (template) => project.provide('databaseTemplate', template))
  return async () => {
    await stop()
    await rm(folder, { recursive: true, force: true })
  }
}

type Maker = (folder: string, provide: (template: string) => void) => Promise<() => Promise<void>>

const nothing = async () => undefined

const makers: Record<TestDatabaseKind, Maker> = {
  async sqlite(folder, provide) {
    const file = join(folder, 'template.db')
    await migrateSqlite(file, join(migrations, 'sqlite'))
    provide(file)
    return nothing
  },
  async pglite(folder, provide) {
    const { PGlite } = await import('@electric-sql/pglite')
    const { drizzle } = await import('drizzle-orm/pglite')
    const { migrate } = await import('drizzle-orm/pglite/migrator')
    const instance = await PGlite.create()
    await migrate(drizzle(instance), { migrationsFolder: join(migrations, 'postgresql') })
    const dump = await instance.dumpDataDir('none')
    await instance.close()
    const file = join(folder, 'template.tar')
    await writeFile(file, Buffer.from(await dump.arrayBuffer()))
    provide(file)
    return nothing
  },
  async postgres(folder, provide) {
    const server = await startPostgres(folder)
    await server.create('template_migrated')
    await migratePostgres(server.addressOf('template_migrated'), join(migrations, 'postgresql'))
    provide(server.addressOf(''))
    return server.stop
  },
}
