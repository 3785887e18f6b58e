/** What sw.js, written at build time, says before it loads the worker. */
interface ServiceWorkerGlobalScope {
  suixue: {
    version: string;
    files: { url: string; revision: string | null }[];
    /** Pages on which somebody may be in the middle of an exam, from the site's root. */
    asking: string[];
  };
}
