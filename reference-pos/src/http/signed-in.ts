import type { Request, RequestHandler, Response } from 'express';
import { PosError } from '../till/pos-error.ts';
import { hasRight, type Right, type User } from '../till/staff.ts';
import type { Sessions } from './sessions.ts';

export const sessionCookie = 'kassensturz_session';

/** The token a request shows: `Authorization: Bearer …` or the session cookie. */
export function tokenOf(request: Request): string | undefined {
  const bearer = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '');
  if (bearer) return bearer[1];
  const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim().split('='));
  return cookies.find(([name]) => name === sessionCookie)?.[1];
}

/** Lets only signed-in people through and notes who it is. */
export function demandSession(sessions: Sessions): RequestHandler {
  return (request, response, next) => {
    const user = sessions.find(tokenOf(request));
    if (!user) throw new PosError('NOT_SIGNED_IN');
    response.locals['user'] = user;
    next();
  };
}

export function userOf(response: Response): User {
  return response.locals['user'] as User;
}

/** The user, if the role has that right. */
export function demandRight(response: Response, right: Right): User {
  const user = userOf(response);
  if (!hasRight(user.role, right)) throw new PosError('RIGHT_MISSING', { details: { right: rightTexts[right] } });
  return user;
}

const rightTexts: Readonly<Record<Right, string>> = {
  sell: 'Verkaufen',
  void: 'Stornieren',
  price: 'Preis ändern',
  drawer: 'Kassenlade',
  cash: 'Kassenbuch',
  closing: 'Tagesabschluss',
  export: 'Exporte',
  settings: 'Einstellungen',
  read: 'Lesen',
};
