import type { BrowserKnowledge } from '../model/index.ts';

/** What this browser says about reaching devices in the local network (Chrome since 142; others do not know the permission). */
export const browserKnowledge = (): BrowserKnowledge => ({
  pageUrl: location.href,
  localNetworkPermission: async () => {
    try {
      const { state } = await navigator.permissions.query({ name: 'local-network-access' as PermissionName });
      return state;
    } catch {
      // The browser does not know this permission.
      return 'unknown';
    }
  },
});
