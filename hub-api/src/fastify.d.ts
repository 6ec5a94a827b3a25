import 'fastify';
import type { Route } from '@leadloom/contracts';
import type { Principal } from './auth/principal.ts';
import type { Services } from './services.ts';

declare module 'fastify' {
  interface FastifyInstance {
    services: Services;
  }
  interface FastifyRequest {
    /** Who makes the request; null when nobody is logged in. */
    principal: Principal | null;
  }
  interface FastifyContextConfig {
    leadloomRoute?: Route;
    /** Asked by machines by address, without login or limits. */
    isProbe?: boolean;
    /** Webhooks: called from any site. */
    isOpenToOtherSites?: boolean;
  }
}
