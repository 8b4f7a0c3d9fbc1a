import type { TamperedRequest } from '../../tampered-http.ts';

/** Another request in the name of the same person. */
export function requestOf(request: TamperedRequest, method: string, path: string, body?: object): TamperedRequest {
  const content = Buffer.from(body === undefined ? '' : JSON.stringify(body));
  const { 'content-length': _length, 'transfer-encoding': _encoding, ...headers } = request.headers;
  return {
    method,
    path,
    headers: { ...headers, 'content-type': 'application/json', 'content-length': String(content.length) },
    body: content,
  };
}
