import { chmod, copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migratePostgres, migrateSqlite } from '@latchkey/schema/migrate'
import type { TestProject } from 'vitest/node'
import { bundled } from '../bundled.ts'
import { runProcess } from '../processes.ts'
import type { Templates, TestDatabaseKind } from './kinds.ts'
import { startPostgres } from './postgres-server.ts'

/** Where drizzle-kit's files are. */
export const migrations = fileURLToPath(new URL('../../../schema/migrations', import.meta.url))

/** Makes the templates of a project's database once; every suite copies one. */
export default async function setUp(project: TestProject) {
  const kind = project.config.provide.databaseKind as TestDatabaseKind
  const folder = await mkdtemp(join(tmpdir(), `latchkey-${kind}-`))
  // PostgreSQL may run as a user of its own, who has to get in.
  await chmod(folder, 0o755)
  const stop = await makers[kind](folder, (templates) => project.provide('databaseTemplate', templates))
  return async () => {
    await stop()
    await rm(folder, { recursive: true, force: true })
  }
}

type Maker = (folder: string, provide: (templates: Templates) => void) => Promise<() => Promise<void>>

const filler = fileURLToPath(new URL('./fill-demo.ts', import.meta.url))

const fillDemo = async (place: string, databaseUrl: string) =>
  runProcess<true>(await bundled(filler), { place }, { DATABASE_URL: databaseUrl })

const nothing = async () => undefined

const makers: Record<TestDatabaseKind, Maker> = {
  async sqlite(folder, provide) {
    const [empty, demo] = [join(folder, 'empty.db'), join(folder, 'demo.db')]
    await migrateSqlite(empty, join(migrations, 'sqlite'))
    await copyFile(empty, demo)
    await fillDemo(demo, 'file:')
    provide({ server: '', empty, demo })
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
    const empty = join(folder, 'empty.tar')
    await writeFile(empty, Buffer.from(await dump.arrayBuffer()))
    provide({ server: '', empty, demo: null })
    return nothing
  },
  async postgres(folder, provide) {
    const server = await startPostgres(folder)
    const [empty, demo] = ['template_empty', 'template_demo']
    for (const name of [empty, demo]) {
      await server.create(name)
      await migratePostgres(server.addressOf(name), join(migrations, 'postgresql'))
    }
    await fillDemo(server.addressOf(demo), server.addressOf(demo))
    provide({ server: server.addressOf(''), empty, demo })
    return server.stop
  },
}
