#!/usr/bin/env bash
# Checks manifests, and compares their targets with those of a base commit. Writes annotations to standard output, and a comment as Markdown
# to the file COMMENT; on GitHub Actions also to the output "comment" and to the summary of the job.
#
#   MANIFESTS       files and folders to check, separated by spaces (default: dist)
#   SYNTH           commands that write them, for the base and for the working tree (default: they are in git)
#   BASE            commit to compare with (default: nothing is compared)
#   EXTERNAL        file or folder with objects that are in the cluster already
#   PROFILE         who reads the monitors
#   ACCEPT          file with accepted findings
#   FAIL_ON         error or warning (default: error)
#   ALLOW_LOST      true if targets may be lost (default: false)
#   FORM            form of the findings on standard output (default: github)
#   COMMENT         file for the comment (default: monitoring-comment.md)
#   APP_MONITORING  the command line (default: npx --yes cdk8s-app-monitoring)
#
# Exit codes: 0 fine, 1 findings or lost targets, 2 the manifests cannot be made or read.
set -euo pipefail

read -ra manifests <<<"${MANIFESTS:-dist}"
read -ra command <<<"${APP_MONITORING:-npx --yes cdk8s-app-monitoring}"
comment=$(realpath -m "${COMMENT:-monitoring-comment.md}")
head=$PWD
base=$(mktemp -d)
options=()
[[ -z ${EXTERNAL:-} ]] || options+=(--external "$(realpath "$EXTERNAL")")
[[ -z ${PROFILE:-} ]] || options+=(--profile "$PROFILE")
accepted=()
[[ -z ${ACCEPT:-} ]] || accepted+=(--accept "$ACCEPT")

# Leaves nothing behind in the repository.
cleanup() {
  git -C "$head" worktree remove --force "$base/tree" 2>/dev/null || true
  rm -rf "$base"
}
trap cleanup EXIT

# synth: writes the manifests of the current folder.
synth() {
  [[ -z ${SYNTH:-} ]] || bash -euo pipefail -c "$SYNTH" >&2 || { echo "the manifests of $1 cannot be made: $SYNTH" >&2; exit 2; }
}

# together FOLDER: puts the manifests of the current folder into another, as one side of a comparison.
together() {
  local path
  for path in "${manifests[@]}"; do
    [[ ! -e $path ]] || { mkdir -p "$1/$(dirname "$path")" && cp -R "$path" "$1/$(dirname "$path")/"; }
  done
}

# keep CODE: keeps the highest exit code.
status=0
keep() {
  [[ $1 -le $status ]] || status=$1
}

synth "the working tree"
"${command[@]}" check "${manifests[@]}" "${options[@]}" "${accepted[@]}" --fail-on "${FAIL_ON:-error}" -o "${FORM:-github}" || keep $?
"${command[@]}" check "${manifests[@]}" "${options[@]}" "${accepted[@]}" -o markdown >"$comment" || true

if [[ -n ${BASE:-} ]]; then
  git worktree add --quiet --detach "$base/tree" "$BASE"
  (cd "$base/tree" && synth "the base" && together "$base/old")
  together "$base/new"
  mkdir -p "$base/old" "$base/new"
  lost=0
  # A side without any manifest has no targets, which is not an error here.
  for side in old new; do
    [[ -n $(find "$base/$side" -type f) ]] || printf 'apiVersion: v1\nkind: List\nitems: []\n' >"$base/$side/empty.yaml"
  done
  # Run here and not in the folder of the two, so that the version and the files of the project are used.
  "${command[@]}" targets --diff "$base/old" "$base/new" "${options[@]}" -o markdown >>"$comment" || lost=$?
  [[ $lost -eq 1 && ${ALLOW_LOST:-false} == true ]] || keep "$lost"
fi

if [[ -n ${GITHUB_OUTPUT:-} ]]; then
  end="end-$RANDOM$RANDOM"
  { echo "comment<<$end" && cat "$comment" && echo "$end"; } >>"$GITHUB_OUTPUT"
fi
[[ -z ${GITHUB_STEP_SUMMARY:-} ]] || cat "$comment" >>"$GITHUB_STEP_SUMMARY"
exit "$status"
