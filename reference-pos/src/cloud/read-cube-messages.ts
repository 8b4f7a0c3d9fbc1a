import type { CallOutcome, CallStanding, CubeMessage } from '../cube/protocol.ts';
import { Fields } from '../http/fields.ts';

/** Reads what a cube has posted; everything that does not fit is refused with the field's name. */
export function readCubeMessages(body: unknown): readonly CubeMessage[] {
  return new Fields(body).only('messages').objects('messages', 500).map(readMessage);
}

function readMessage(fields: Fields): CubeMessage {
  const type = fields.oneOf('type', ['state', 'progress', 'outcome', 'standing', 'event']);
  switch (type) {
    case 'state':
      return { type, devices: fields.only('type', 'devices').object('devices').asIs() };
    case 'progress':
      return { type, id: idOf(fields.only('type', 'id', 'payload')), payload: fields.anything('payload') };
    case 'outcome':
      return { type, id: idOf(fields.only('type', 'id', 'outcome')), outcome: readOutcome(fields.object('outcome')) };
    case 'standing':
      return {
        type,
        id: idOf(fields.only('type', 'id', 'standing')),
        standing: readStanding(fields.object('standing')),
      };
    case 'event':
      fields.only('type', 'id', 'name', 'payload', 'ageMs');
      return {
        type,
        id: idOf(fields),
        name: fields.text('name', 60),
        payload: fields.anything('payload'),
        ageMs: fields.wholeNumber('ageMs', 0, 120_000),
      };
  }
}

function readStanding(fields: Fields): CallStanding {
  const state = fields.oneOf('state', ['unheard-of', 'running', 'done', 'failed', 'dropped', 'unknown']);
  return state === 'unheard-of' || state === 'running' ? { state } : readOutcome(fields);
}

function readOutcome(fields: Fields): CallOutcome {
  const state = fields.oneOf('state', ['done', 'failed', 'dropped', 'unknown']);
  if (state === 'done') return { state, result: fields.only('state', 'result').anything('result') };
  fields.only('state', 'code', 'text');
  return { state, code: fields.text('code', 60), text: fields.text('text', 1_000) };
}

function idOf(fields: Fields): string {
  return fields.text('id', 100);
}
