import type { TillFetch } from '../model/index.ts';

/** The browser's `fetch`, with bodies that can be read piece by piece in every engine (Safari cannot iterate streams). */
export const browserFetch: TillFetch = async (url, init) => {
  const response = await fetch(url, init as RequestInit);
  return {
    status: response.status,
    text: () => response.text(),
    get body() {
      return response.body ? pieces(response.body) : null;
    },
  };
};

async function* pieces(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
  } finally {
    reader.releaseLock();
  }
}
