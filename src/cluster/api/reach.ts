/** Whether the API server has answered at all: where it never did, that is what is wrong, however little time there was. */
export type Reach = {
  /** It has decided on a call, for or against. */
  readonly answered: () => void;
  readonly hasAnswered: () => boolean;
};

/** A server that has not answered yet. */
export function openReach(): Reach {
  let once = false;
  return {
    answered: () => {
      once = true;
    },
    hasAnswered: () => once,
  };
}

/** True for a server that is on this machine itself, as kubeconfigs name it that were made on a cluster's own node. */
export function isLoopback(server: string): boolean {
  const { hostname } = new URL(server);
  return /^(?:127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|(?:.*\.)?localhost|kubernetes\.docker\.internal)$/.test(
    hostname,
  );
}
