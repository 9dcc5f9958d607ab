package fr.spro.platform.web.autoconfigure;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.spro.platform.web.SiteIdentity;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.Resource;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.resource.ContentVersionStrategy;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/// Appends the styles of the installation to the style sheet. Its address changes with them, since browsers keep it for
/// a year.
final class SiteStyles extends ContentVersionStrategy implements ResourceTransformer {

    private static final String SHEET = "shell.css";

    private final SiteIdentity site;

    SiteStyles(SiteIdentity site) {
        this.site = site;
    }

    @Override
    public String getResourceVersion(Resource resource) {
        if (!isSheet(resource)) return super.getResourceVersion(resource);
        try {
            return DigestUtils.md5DigestAsHex(styled(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
            throws IOException {
        var transformed = chain.transform(request, resource);
        return isSheet(transformed) ? new TransformedResource(transformed, styled(transformed)) : transformed;
    }

    private static boolean isSheet(Resource resource) {
        return SHEET.equals(resource.getFilename());
    }

    private byte[] styled(Resource sheet) throws IOException {
        return (sheet.getContentAsString(UTF_8) + site.styles()).getBytes(UTF_8);
    }
}
