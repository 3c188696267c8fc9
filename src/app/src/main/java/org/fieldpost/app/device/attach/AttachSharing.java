package org.fieldpost.app.device.attach;

import com.gluonhq.attach.share.ShareService;
import java.nio.file.Path;
import org.fieldpost.app.device.Sharing;

/** The phone's share sheet. */
record AttachSharing(ShareService service) implements Sharing {

    @Override
    public boolean present() {
        return true;
    }

    @Override
    public void share(Path file, String mediaType) {
        service.share(mediaType, file.toFile());
    }
}
