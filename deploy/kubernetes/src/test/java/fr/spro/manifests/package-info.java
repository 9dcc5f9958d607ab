/// What Kubernetes and compose are given: understood strictly, safe by rule, and equal to the one table of topics.
@NullMarked
package fr.spro.manifests;

import org.jspecify.annotations.NullMarked;
