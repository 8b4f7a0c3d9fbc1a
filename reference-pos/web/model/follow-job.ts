import type { Till } from './till.ts';
import type { WireJob } from './wire.ts';

const pauseMs = 500;
const questions = 40;

/** Watches one of the server's jobs until it has ended; undefined when nobody could say what became of it. */
export async function followJob({ api, clock }: Till, id: string): Promise<WireJob | undefined> {
  for (let question = 0; question < questions; question++) {
    const answer = await api.get<WireJob>(`/jobs/${id}`);
    if (answer.kind === 'refused') return undefined;
    if (answer.kind === 'ok' && answer.value.state !== 'waiting' && answer.value.state !== 'sent') return answer.value;
    await clock.sleep(pauseMs);
  }
  return undefined;
}
