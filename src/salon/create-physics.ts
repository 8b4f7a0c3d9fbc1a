import type { Physics, PhysicsKind } from './physics.ts';
import type { SalonPlan } from './plan.ts';

/** A world of the kind asked for, with the cables of the plan's variant and nothing switched on. */
export async function createPhysics(kind: PhysicsKind, plan: SalonPlan, seed: number): Promise<Physics> {
  if (kind === 'simulated') {
    const { SimulatedPhysics } = await import('./simulated-physics.ts');
    return new SimulatedPhysics(plan, seed);
  }
  const { LivePhysics } = await import('./live-physics.ts');
  return new LivePhysics(plan);
}
