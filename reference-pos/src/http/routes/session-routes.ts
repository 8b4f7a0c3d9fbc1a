import { Router } from 'express';
import type { Pos } from '../../pos.ts';
import { rightsOf, type User } from '../../till/staff.ts';
import { Fields } from '../fields.ts';
import type { Sessions } from '../sessions.ts';
import { demandSession, sessionCookie, tokenOf, userOf } from '../signed-in.ts';

/** Signing in and out. */
export function sessionRoutes(pos: Pos, sessions: Sessions): Router {
  const router = Router();
  router.post('/session', (request, response) => {
    const fields = new Fields(request.body).only('user', 'pin');
    const { token, user } = sessions.signIn(fields.text('user', 60), fields.text('pin', 60));
    noteSignIn(pos, user);
    response.setHeader('Set-Cookie', `${sessionCookie}=${token}; Path=/; HttpOnly; SameSite=Strict`);
    response.status(201).json({ token, ...sessionView(user) });
  });
  router.get('/session', demandSession(sessions), (_request, response) => {
    response.json(sessionView(userOf(response)));
  });
  router.delete('/session', demandSession(sessions), (request, response) => {
    sessions.signOut(tokenOf(request) ?? '');
    response.setHeader('Set-Cookie', `${sessionCookie}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`);
    response.status(204).end();
  });
  return router;
}

function sessionView(user: User) {
  return { user, rights: rightsOf(user.role) };
}

/** On a full disk people must still get in to read and export (KS-13), so a journal line that cannot be kept is only logged. */
function noteSignIn({ host, records }: Pos, user: User): void {
  try {
    records.log.write(host.clock.now(), user.id, 'user.signed-in');
  } catch (error) {
    host.log.warn('log.not-kept', { event: 'user.signed-in', user: user.id, error: String(error) });
  }
}
