/** Movements of cash as the reference POS names them. */
export const movementKinds = { 'cash-in': 'cashIn', 'cash-out': 'cashOut' } as const;
