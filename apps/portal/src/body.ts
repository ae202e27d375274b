import { uploadPaths } from '@latchkey/web/apps'

const mebibyte = 1024 * 1024

/** How many bytes a body sent to a path may have: 20 MiB where files are taken, 1 MiB elsewhere. */
export function bodyLimit(path: string, contentType: string | null): number {
  const page = path.replace(/\.data$/, '')
  const takesFiles = uploadPaths.some((upload) => page === upload || page.startsWith(`${upload}/`))
  return takesFiles && contentType?.startsWith('multipart/form-data') ? 20 * mebibyte : mebibyte
}

/** The whole body of a request; null where it is larger than the limit, found out from its announced length before a byte is read. */
export async function bodyWithin(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > limit) return null
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks, size))
}
