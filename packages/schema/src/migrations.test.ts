import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { databaseKind } from '@latchkey/testing/databases/open-test-database'
import { expect, test } from 'vitest'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// It asks for both dialects at once, so one project is enough.
test.runIf(databaseKind() === 'sqlite')(
  'drizzle-kit finds nothing to add to the migrations of either dialect',
  async () => {
    const copy = await mkdtemp(join(tmpdir(), 'latchkey-migrations-'))
    try {
      await cp(here('../migrations'), copy, { recursive: true })
      const { stdout } = await promisify(execFile)(process.execPath, [here('../generate.mjs'), copy])
      expect(stdout.match(/No schema changes/g), stdout).toHaveLength(2)
      expect(await readdir(copy, { recursive: true })).toEqual(
        await readdir(here('../migrations'), { recursive: true }),
      )
    } finally {
      await rm(copy, { recursive: true })
    }
  },
)
